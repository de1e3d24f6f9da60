"""What is said of the reasons of satisfaction and leaving."""

from pipeline.report.pairs import Pair

TEXTS: dict[str, Pair] = {
    "why": ("What satisfaction and leaving go with", "С чем связаны удовлетворённость и уход"),
    "why_note": (
        "Associated with, not proven to cause: only an experiment can show that.",
        "Это связь, а не доказанная причина: причину покажет только эксперимент.",
    ),
    "why_satisfaction": ("Satisfaction", "Удовлетворённость"),
    "why_satisfaction_say": (
        "Satisfaction goes most with {first}: it moves the average customer's estimate by {points} points, up or down.",
        "Сильнее всего с удовлетворённостью связано: {first}. Оценку среднего клиента это сдвигает на {points} "
        "п. вверх или вниз.",
    ),
    "why_index_say": (
        "By how the index is built, {first} tells customers apart most: {points} points for the average customer.",
        "По построению индекса сильнее всего различает клиентов: {first}, {points} п. у среднего клиента.",
    ),
    "why_nothing": (
        "Nothing in the log tells customers' satisfaction apart.",
        "Ничто в журнале не различает удовлетворённость клиентов.",
    ),
    "why_churn": ("Leaving", "Уход"),
    "why_churn_say": (
        "Leaving goes most with {first}: {share} of all that moves the estimated risk.",
        "Сильнее всего с уходом связано: {first}. Это {share} всего, что сдвигает оценку риска.",
    ),
}
