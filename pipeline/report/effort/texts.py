"""What the page says of pains and layers, each sentence once as (English, Russian)."""

from pipeline.report.pairs import Pair

QUADRANTS: dict[str, Pair] = {
    "quick_win": ("quick win", "быстрая победа"),
    "big_bet": ("big bet", "крупная ставка"),
    "fill_in": ("fill-in", "на свободное время"),
    "money_pit": ("money pit", "бездонная бочка"),
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
        "Points of satisfaction that a theme takes, compared with the average customer and summed over those it takes "
        "{least} or more from, with 95% intervals from how customers differ. These are associations in estimates; "
        "mending it need not bring all of it back.",
        "Пункты удовлетворённости, которые тема отнимает по сравнению со средним клиентом, в сумме по клиентам, у кого "
        "она отнимает от {least}, с 95%-ми интервалами по разбросу между клиентами. Это связи в оценках модели; "
        "исправление не обязательно вернёт всё.",
    ),
    "money_say": (
        "Money: points × extra leaving × spend expected in a year. Among customers who buy alike, one point less goes "
        "with leaving more often by {value} percentage points ({range}). It goes with it, and is not shown to cause "
        "it: something else may lie behind both.",
        "Деньги: пункты × дополнительный уход × ожидаемые траты за год. Среди клиентов с похожими покупками с каждым "
        "потерянным пунктом связан уход чаще на {value} процентного пункта ({range}). Это связь, а не доказанная "
        "причина: за тем и другим может стоять что-то ещё.",
    ),
    "money_by_chance": (
        "Impact is told in points only: among customers who buy alike, leaving does not go with lower satisfaction "
        "beyond chance ({value} percentage points for each point, {range}).",
        "Эффект указан только в пунктах: среди клиентов с похожими покупками связь ухода с низкой удовлетворённостью "
        "не выходит за пределы случайности ({value} процентного пункта на каждый пункт, {range}).",
    ),
    "money_unknown": (
        "Impact is told in points only: this log does not teach who leaves or what customers will spend.",
        "Эффект указан только в пунктах: по этому журналу нельзя узнать, кто уйдёт или сколько клиенты потратят.",
    ),
    "not_rated": (
        "Effort not known yet: {pains}. It is your own estimate: in efforts.yaml, in your source's folder of "
        "data/sources, give each theme S, M, L or person-days, and run again.",
        "Усилия пока не известны: {pains}. Оцениваете вы сами: в файле efforts.yaml, в папке своего источника в "
        "data/sources, поставьте каждой теме S, M, L или человеко-дни и запустите снова.",
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
    "places_table": (
        "Where pains are met",
        "Где встречаются боли",
    ),
    "place": ("Touchpoint", "Точка контакта"),
    "thresholds": ("From which point on it hurts", "С какого порога это больно"),
    "thresholds_note": (
        "The value at which the estimate steps down most, and how much of what the column tells this step is.",
        "Значение, на котором оценка падает сильнее всего, и какая доля влияния показателя приходится на эту ступень.",
    ),
    "threshold_from": (
        "{what}: from {value} on, {points} points ({share} of its effect is this step)",
        "{what}: начиная с {value}, {points} п. (на эту ступень приходится {share} влияния)",
    ),
    "threshold_below": (
        "{what}: below {value}, {points} points ({share} of its effect is this step)",
        "{what}: ниже {value}, {points} п. (на эту ступень приходится {share} влияния)",
    ),
    "concerned": ("Customers", "Клиентов"),
    "points": ("Points in all", "Пунктов всего"),
    "points_each": ("Points each", "Пунктов на клиента"),
    "impact": ("Money a year", "Денег в год"),
    "effort": ("Effort", "Усилия"),
    "person_days": ("{days} person-days", "{days} чел.-дн."),
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
