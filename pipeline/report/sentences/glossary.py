"""What the page's terms mean."""

from pipeline.report.pairs import Pair

GLOSSARY: tuple[tuple[Pair, Pair], ...] = (
    (
        ("Satisfaction, 0–100", "Удовлетворённость, 0–100"),
        (
            "All marks on one scale by what they mean: below 50 dissatisfied, from 75 satisfied unless set otherwise. "
            "One point is a hundredth of it.",
            "Все оценки на одной шкале по их смыслу: ниже 50 недовольны, от 75 довольны, если не задано иначе. Пункт: "
            "сотая доля шкалы.",
        ),
    ),
    (
        ("Theme", "Тема"),
        (
            "A subject of the customer's experience, such as delivery; in lists it stands as a pain or as a strength.",
            "Предмет опыта клиента, например доставка; в списках она названа как боль или как сильная сторона.",
        ),
    ),
    (
        ("Tone", "Тон"),
        (
            "How a text sounds, from −1 (angry) to 1 (delighted): an estimate, learned from texts with a mark.",
            "Как звучит текст, от −1 (гнев) до 1 (восторг): оценка модели, которая училась на текстах с оценкой.",
        ),
    ),
    (
        ("NPS", "NPS"),
        (
            "Would you recommend us, 0–10: percentage of 9–10 less percentage of 0–6, from −100 to +100.",
            "Порекомендуете ли нас, 0–10: процент ответов 9–10 минус процент 0–6, от −100 до +100.",
        ),
    ),
    (
        ("CSAT", "CSAT"),
        (
            "Were you satisfied, 1–5 or 1–10: percentage of answers from 4 (of 5) or 8 (of 10) up, unless set "
            "otherwise; CSI: percentage of fives.",
            "Довольны ли вы, 1–5 или 1–10: процент ответов от 4 (из 5) или от 8 (из 10), если не задано иначе; "
            "CSI: процент пятёрок.",
        ),
    ),
    (
        ("CES", "CES"),
        (
            "Was it easy, 1–5 or 1–7: percentage of answers from 4 (of 5) or 5 (of 7) up, unless set "
            "otherwise; more is easier.",
            "Было ли легко, 1–5 или 1–7: процент ответов от 4 (из 5) или от 5 (из 7), если не задано иначе; чем "
            "больше, тем легче.",
        ),
    ),
    (
        ("CLI", "CLI"),
        (
            "Loyalty index, 0–10: mean of the answers.",
            "Индекс лояльности, 0–10: среднее ответов.",
        ),
    ),
    (("Stars", "Звёзды"), ("Mean of public reviews, 1–5.", "Среднее публичных отзывов, 1–5.")),
    (
        ("95% interval", "95%-й интервал"),
        (
            "Where the true figure lies, as far as chance among answers goes: right 19 times of 20.",
            "Где лежит истинное значение, если дело только в случайности ответов: верно в 19 случаях из 20.",
        ),
    ),
    (
        ("Core, assigned, mixed", "Ядро, отнесённые, смешанные"),
        (
            "Core: clearly of the segment. Assigned: nearest to it. Mixed: several reasons, none stands out.",
            "Ядро: явно из сегмента. Отнесённые: ближе всего к нему. Смешанные: причин несколько, главной нет.",
        ),
    ),
    (
        ("Value at risk", "Под угрозой"),
        (
            "What a customer would spend in a year if they stayed, times the probability that they leave.",
            "Траты клиента за год, если он останется, умноженные на вероятность ухода.",
        ),
    ),
    (
        ("Average precision", "Средняя точность"),
        (
            "How well a list puts leavers first: 1 is perfect, chance gives the share of leavers.",
            "Насколько уходящие стоят в начале списка: 1 идеально, случайный список даёт долю ушедших.",
        ),
    ),
    (
        ("Profit of the best list", "Прибыль лучшего списка"),
        (
            "What an offer to the likeliest leavers earns per customer, under the costs in churn.campaign; until the "
            "company gives its own, they are those of the paper and good only to compare by.",
            "Сколько на клиента приносит предложение тем, кто вероятнее всего уйдёт, при затратах из churn.campaign; "
            "пока компания не задала свои, они взяты из статьи и годятся только для сравнения.",
        ),
    ),
)
