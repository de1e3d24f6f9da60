"""What the page says of pains and layers, each sentence once as (English, Russian)."""

Pair = tuple[str, str]

QUADRANTS: dict[str, Pair] = {
    "quick_win": ("quick win", "быстрая победа"),
    "big_project": ("big project", "большой проект"),
    "fill_in": ("fill-in", "на свободное время"),
    "leave": ("leave for now", "отложить"),
}
"""Much impact for little effort, much for much, little for little, little for much."""

LAYERS: dict[str, Pair] = {
    "functional": ("Functional: did it work", "Функциональный: сработало ли"),
    "emotional": ("Emotional: how did it feel", "Эмоциональный: каково это было"),
    "meaning": ("Meaning: why they stay", "Смысловой: почему остаются"),
}

TEXTS: dict[str, Pair] = {
    "short": ("Impact and effort", "Эффект и усилия"),
    "pains": ("What to mend first: impact and effort", "Что исправлять сначала: эффект и усилия"),
    "pains_say": (
        "Most satisfaction is lost with {first}: {points} points in all, from {customers} customers.",
        "Больше всего удовлетворённости отнимает боль «{first}»: {points} п. в сумме, клиентов: {customers}.",
    ),
    "no_pains": (
        "No theme takes {least} points or more from anybody.",
        "Ни одна тема ни у кого не отнимает {least} п. и больше.",
    ),
    "pains_note": (
        "Impact: points of satisfaction that a theme takes, summed over the customers it takes {least} or more from. "
        "These are associations in estimates; mending it need not bring all of it back.",
        "Эффект: пункты удовлетворённости, которые отнимает тема, в сумме по клиентам, у кого она отнимает от {least}. "
        "Это связи в оценках модели; исправление не обязательно вернёт всё.",
    ),
    "not_rated": (
        "Effort not rated yet: {pains}. It is your own estimate: in params.yaml, under report: effort, give each theme "
        "1 (little) to 5 (much), and run again.",
        "Усилия пока не оценены: {pains}. Оцениваете вы сами: в params.yaml, в разделе report: effort, поставьте "
        "каждой теме от 1 (мало) до 5 (много) и запустите снова.",
    ),
    "matrix": ("Effort and impact of {pains}", "Усилия и эффект: {pains}"),
    "matrix_say": (
        "Quick wins, much impact for little effort: {wins}.",
        "Быстрые победы, большой эффект при малых усилиях: {wins}.",
    ),
    "no_wins": (
        "None of the rated pains is a quick win.",
        "Среди оценённых болей быстрых побед нет.",
    ),
    "impact_axis": ("impact ↑", "эффект ↑"),
    "effort_axis": ("effort →", "усилия →"),
    "pains_table": ("Pains, most impact first", "Боли, начиная с самого большого эффекта"),
    "pain": ("Pain", "Боль"),
    "step": ("Worst step", "Худший шаг"),
    "concerned": ("Customers", "Клиентов"),
    "points": ("Points in all", "Пунктов всего"),
    "points_each": ("Points each", "Пунктов на клиента"),
    "value_at_risk": ("Value at risk", "Под угрозой"),
    "effort": ("Effort, 1–5", "Усилия, 1–5"),
    "quadrant": ("Where it lies", "Что это"),
    "unrated": ("not rated", "нет оценки"),
    "step_by_mark": ("{step}: mean mark {value} of 100 ({n})", "{step}: средняя оценка {value} из 100 ({n})"),
    "step_by_trouble": ("{step}: trouble in {value} ({n})", "{step}: что-то не так в {value} ({n})"),
    # Layers
    "layers": ("Three layers of experience", "Три слоя опыта"),
    "layers_say": (
        "Most points of satisfaction move on the layer “{first}”: {share} of all effects of themes.",
        "Больше всего пунктов удовлетворённости приходится на слой «{first}»: {share} всех эффектов тем.",
    ),
    "layers_nothing": (
        "Nothing in this log goes with satisfaction, on any layer.",
        "Ни на одном слое этого журнала нет связи с удовлетворённостью.",
    ),
    "meaning_say": (
        "The layer of meaning is what customers do and say themselves, so it is no reason for satisfaction here; "
        "it shows in who leaves: {share} of what moves that risk.",
        "Смысловой слой: то, что клиенты делают и говорят сами, поэтому причиной удовлетворённости он здесь не "
        "считается; он виден в уходе: {share} того, что двигает риск.",
    ),
    "meaning_unknown": (
        "The layer of meaning is what customers do and say themselves, so it is no reason for satisfaction here.",
        "Смысловой слой: то, что клиенты делают и говорят сами, поэтому причиной удовлетворённости он здесь не "
        "считается.",
    ),
    "layer_points": ("{points} points ({share})", "{points} п. ({share})"),
}
