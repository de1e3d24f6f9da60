"""What is said of targets, alerts and fresh feedback, each sentence once as (English, Russian)."""

from pipeline.report.pairs import Pair

TEXTS: dict[str, Pair] = {
    "alerts": ("Targets and alerts", "Цели и сигналы"),
    # Targets
    "targets": ("Where we are with our targets", "Как идём к целям"),
    "no_targets": (
        "No targets are set: they stand in targets.yaml, beside the source's queries.",
        "Цели не заданы: их задают в targets.yaml рядом с запросами источника.",
    ),
    "targets_note": (
        "Measured over the last {days}, with 95% intervals. Line: where a steady pace would be today.",
        "Измерено за последние {days}, с 95%-ми интервалами. Черта: где мы были бы сегодня при ровном движении.",
    ),
    "goal": ("from {start} to {goal} by {day}", "от {start} до {goal} к {day}"),
    "target_now": ("Now {value} ({range}, {n}).", "Сейчас {value} ({range}, {n})."),
    "target_range": (
        "Now between {range} ({n}): too few for one figure.",
        "Сейчас в пределах {range} ({n}): для одного числа ответов мало.",
    ),
    "target_few": ("Too few answers to say ({n}).", "Слишком мало ответов, чтобы судить ({n})."),
    "target_way": (
        "{way} of the way; a steady pace would have brought {line}.",
        "Пройдено {way} пути; при ровном движении было бы {line}.",
    ),
    "target_line": ("A steady pace would be at {expected} today.", "При ровном движении сегодня было бы {expected}."),
    "beyond_noise": (
        "The change since {since} is more than chance: {change} ({range}).",
        "Изменение с {since} больше случайного: {change} ({range}).",
    ),
    "within_noise": (
        "The change since {since} could be chance: {change} ({range}).",
        "Изменение с {since} может быть случайным: {change} ({range}).",
    ),
    "beyond_start": (
        "The difference from {start} at the start is more than chance.",
        "Отличие от {start} на старте больше случайного.",
    ),
    "within_start": (
        "The difference from {start} at the start could be chance.",
        "Отличие от {start} на старте может быть случайным.",
    ),
    # Alerts
    "open_alerts": ("Alerts", "Сигналы"),
    "alerts_say": (
        "{alerts} now, {new} of them new in this report. Each figure stands out more than chance allows, though among "
        "many comparisons one may still be chance.",
        "Сейчас: {alerts}, из них новых в этом отчёте: {new}. Каждое число выделяется сильнее, чем объяснил бы случай, "
        "но среди многих сравнений одно всё же может оказаться случайным.",
    ),
    "no_alerts": (
        "Nothing stands out: no figure has moved more than chance allows.",
        "Ничего не выделяется: ни одно число не изменилось сильнее, чем объяснил бы случай.",
    ),
    "alerts_table": ("Alerts, newest first", "Сигналы, начиная с новых"),
    "what": ("What", "Что"),
    "where": ("Where", "Где"),
    "now": ("Now", "Сейчас"),
    "before": ("Before", "Раньше"),
    "since": ("Since", "С какого дня"),
    "who": ("Who looks after it", "Кто отвечает"),
    "nobody": ("nobody yet", "пока никто"),
    "new": ("new", "новый"),
    "open": ("open", "открыт"),
    "acknowledged": ("being looked after", "в работе"),
    "figure": ("{value} ({range}), {n}", "{value} ({range}), {n}"),
    "in_days": (", in {days}", ", за {days}"),
    "drop": ("{metric} is lower than before", "{metric}: ниже, чем раньше"),
    "rise": ("{metric} is higher than before", "{metric}: выше, чем раньше"),
    "below": ("{metric} is below {threshold}", "{metric}: ниже {threshold}"),
    "above": ("{metric} is above {threshold}", "{metric}: выше {threshold}"),
    "first_answers": ("The first {n} at a new touchpoint", "Новая точка контакта: первые {n}"),
    "everywhere": ("everywhere", "везде"),
    "in_segment": ("segment “{segment}”", "сегмент «{segment}»"),
    # Fresh feedback
    "feedback": ("Fresh feedback worth an answer", "Свежие отзывы, на которые стоит ответить"),
    "feedback_say": (
        "In the last {days}, {customers} wrote or rated badly and may be contacted; those with most at stake come "
        "first. Whose words these are stands in alerts.json, for those who will answer.",
        "За последние {days} плохо оценили или отозвались {customers} из тех, кому можно писать; сначала те, с кем мы "
        "рискуем потерять больше. Чьи это слова, сказано в alerts.json для тех, кто будет отвечать.",
    ),
    "no_feedback": (
        "In the last {days} nobody who may be contacted rated or wrote badly.",
        "За последние {days} никто из тех, кому можно писать, не оценил и не отозвался плохо.",
    ),
    "their_words": ("What they said: {shown} of {all}", "Что они сказали: {shown} из {all}"),
    "without_text": ("A mark without words.", "Оценка без слов."),
    "at_stake": ("{money} at risk", "под угрозой {money}"),
}
"""By key, on the page; a gap in braces has the same name in both languages."""

MESSAGE: dict[str, Pair] = {
    "subject": ("Customer alerts, {source}, as of {day}", "Сигналы о клиентах, {source}, на {day}"),
    "text": ("{what}. Where: {where}. Now {now}.", "{what}. Где: {where}. Сейчас {now}."),
    "text_before": (" Before: {before}.", " Раньше: {before}."),
    "owner": (" Who looks after it: {owner}.", " Отвечает: {owner}."),
}
"""What goes out to people."""

METRICS: dict[str, Pair] = {
    "nps": ("NPS", "NPS"),
    "csat": ("CSAT", "CSAT"),
    "ces": ("CES", "CES"),
    "cli": ("CLI", "CLI"),
    "stars": ("Mean stars", "Средняя оценка в отзывах"),
    "failure": ("Share of failures", "Доля сбоев"),
    "late": ("Share of broken promises", "Доля нарушенных сроков"),
    "wait": ("Mean wait", "Среднее ожидание"),
    "volume": ("Events a day", "Событий в день"),
    "churn": ("Estimated risk of leaving", "Риск ухода, оценка"),
    "mark": ("Mean mark, 0–100", "Средняя оценка, 0–100"),
}

STATUSES: dict[str, Pair] = {
    "reached": ("Reached", "Достигнута"),
    "on_track": ("On track", "Идём по плану"),
    "behind": ("Behind", "Отстаём"),
    "missed": ("Missed", "Не достигнута"),
    "unclear": ("Cannot tell yet", "Пока неясно"),
}

MARKS = {"reached": "✓", "on_track": "▲", "behind": "▼", "missed": "✗", "unclear": "?"}
