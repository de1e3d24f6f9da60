"""What is said of segments."""

from pipeline.report.pairs import Pair

TEXTS: dict[str, Pair] = {
    "segments": ("Segments, worst first", "Сегменты, начиная с худшего"),
    "segments_say": (
        "Of {count} segments, “{worst}” is the least satisfied ({low}), “{best}” the most ({high}); the biggest, "
        "“{biggest}”, holds {share} of customers.",
        "Сегментов: {count}. Менее всех доволен «{worst}» ({low}), более всех «{best}» ({high}); в самом большом, "
        "«{biggest}», {share} клиентов.",
    ),
    "segments_say_index": (
        "Of {count} segments, “{worst}” is lowest on the index ({low}), “{best}” highest ({high}); the biggest, "
        "“{biggest}”, holds {share} of customers.",
        "Сегментов: {count}. Ниже всех по индексу «{worst}» ({low}), выше всех «{best}» ({high}); в самом большом, "
        "«{biggest}», {share} клиентов.",
    ),
    "one_segment": (
        "All customers are in one segment, “{worst}” ({low}).",
        "Все клиенты в одном сегменте: «{worst}» ({low}).",
    ),
    "no_structure": (
        "No groups with a reason of their own were found: the segments are the satisfaction levels only.",
        "Групп с собственной причиной не нашлось: сегменты здесь просто уровни удовлетворённости.",
    ),
    "too_small": (
        "Not told of by themselves, as groups of fewer than {fewest} customers would show single ones: {segments}.",
        "Отдельно не показаны, чтобы в группах меньше {fewest} клиентов не были видны отдельные люди: {segments}.",
    ),
    "dots_read": (
        "Dot: mean estimate, its area the number of customers. Line: 95% interval, drawn where enough customers "
        "answered.",
        "Точка: средняя оценка, её площадь: число клиентов. Линия: 95%-й интервал там, где ответивших достаточно.",
    ),
    "map_say": (
        "Most leavers are to be expected from “{segment}”: {customers}, satisfaction {satisfaction}, {risk} may leave.",
        "Больше всего уходов стоит ждать из сегмента «{segment}»: {customers}, удовлетворённость {satisfaction}, "
        "могут уйти {risk}.",
    ),
    "map_read": (
        "Across: satisfaction, 0–100. Upwards: share that may leave, estimated. Circle: a segment by its number, its "
        "area the number of customers. Upper left is where most is to be mended.",
        "По горизонтали: удовлетворённость, 0–100. По вертикали: доля тех, кто может уйти, оценка. Круг: сегмент с его "
        "номером, площадь: число клиентов. Вверху слева исправлять нужнее всего.",
    ),
    "segments_table": (
        "Segments in figures; press a heading to sort",
        "Сегменты в числах; нажмите на заголовок, чтобы упорядочить",
    ),
    "filter": ("Show only rows with", "Показать только строки, где есть"),
    "filtered": ("{shown} of {all} rows", "строк: {shown} из {all}"),
    "number": ("No.", "№"),
    "segment": ("Segment", "Сегмент"),
    "size": ("Customers", "Клиенты"),
    "satisfaction": ("Satisfaction, 0–100", "Удовлетворённость, 0–100"),
    "index": ("Index of experience, 0–100", "Индекс опыта, 0–100"),
    "estimate": ("estimated", "оценка"),
    "churn_rate": ("Left, last known", "Ушли, последний факт"),
    **{
        f"{how}_norm": (f"in {{days}}, {english} the norm of {{norm}}", f"за {{days}}, {russian} ({{norm}})")
        for how, english, russian in (
            ("above", "above", "выше нормы"),
            ("below", "below", "ниже нормы"),
            ("about", "no clear difference from", "без явного отличия от нормы"),
        )
    },
    "churn_norm_note": (
        "Left: of members active at the last date whose outcome is known. The norm is 5% a month unless set "
        "otherwise, over the same days.",
        "Ушли: из активных на последнюю дату с известным исходом. Норма: 5 % в месяц, если не задано "
        "иначе, за те же дни.",
    ),
    "versus_note": (
        "▲ and ▼: answers are higher or lower than those of all other customers, beyond chance (corrected for looking "
        "at many segments, false discovery rate 5% unless set otherwise).",
        "▲ и ▼: ответы выше или ниже, чем у всех остальных клиентов, и это не случайность (с поправкой на то, что "
        "сравнивается много сегментов; доля ложных находок 5 %, если не задано иначе).",
    ),
    "revenue_note": ("net of refunds", "за вычетом возвратов"),
    "value_at_risk_note": ("in a year, estimated", "за год, оценка"),
    "churn_probability": ("May leave", "Могут уйти"),
    "churn_probability_note": ("mean, estimated", "среднее, оценка"),
    "revenue": ("Revenue, 365 days", "Выручка за 365 дней"),
    "value_at_risk": ("Value at risk", "Под угрозой"),
    "rule": ("How to recognise them", "Как их узнать"),
    "no_rule": ("No short rule describes them.", "Короткого правила для них нет."),
    "pains": ("Pains", "Боли"),
    "strengths": ("Strengths", "Сильные стороны"),
    "apart": ("What sets them apart", "Чем отличаются"),
    "apart_beside": ("Also, though not used to build the segments", "А ещё, хотя сегменты строились не по этому"),
    "apart_by_median": ("{what}: {own} (others {others})", "{what}: {own} (у остальных {others})"),
    "apart_by_mean": ("{what}: {own} on average (others {others})", "{what}: в среднем {own} (у остальных {others})"),
    "apart_note": (
        "Apart: differences from all other customers of a fifth of a standard deviation or more, the value of the "
        "middle customer or the average of all who have one.",
        "Отличия: от всех остальных клиентов, не меньше пятой доли стандартного отклонения; значение у среднего по "
        "порядку клиента или среднее по всем, у кого оно есть.",
    ),
    "risks": ("What their risk of leaving goes with", "С чем связан риск их ухода"),
    "risk_of_segment": (
        "{what}: {own} points of risk (all customers {among_all})",
        "{what}: {own}\N{NO-BREAK SPACE}п. риска (у всех клиентов {among_all})",
    ),
    "risks_note": (
        "Risk: the mean over customers who may be lost, in percentage points; themes a point or more apart from all.",
        "Риск: среднее по клиентам, которых можно потерять, в процентных пунктах; темы, где разница со всеми не меньше "
        "одного пункта.",
    ),
    "membership_shares": (
        "{core} of customers lie at the core of a segment, {assigned} were assigned to one by the reason that moves "
        "them most, {mixed} have no single reason and are told apart by their level only.",
        "В ядре своего сегмента {core} клиентов; ещё {assigned} отнесены к сегменту по самой сильной причине; "
        "у {mixed} одной главной причины нет: их сегмент говорит только об уровне удовлетворённости.",
    ),
    "no_pains": ("none of half a point or more", "нет сильнее половины пункта"),
    "action": ("What to do", "Что делать"),
    "answers": ("Their answers", "Их ответы"),
    "points_note": (
        "Points: what it goes with in the estimate, against the average customer.",
        "Пункты: с каким сдвигом оценки это связано по сравнению со средним клиентом.",
    ),
}
