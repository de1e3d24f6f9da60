"""What is said of who will leave, and how well that is foreseen."""

from pipeline.report.pairs import Pair

TEXTS: dict[str, Pair] = {
    "churn": ("Leaving, and how well it is foreseen", "Уход и насколько хорошо он предвиден"),
    "risk_say": (
        "For {share} of customers {first} goes with an estimated risk higher by {points} points or more. Each dot is "
        "one of {customers}, evenly drawn from all: to the right of the line the theme goes with a higher risk, to the "
        "left with a lower one.",
        "У {share} клиентов оценка риска выше на {points}\N{NO-BREAK SPACE}п. и больше в связи с темой «{first}». "
        "Точка: один клиент; равномерно из всех взяты {customers}. Справа от черты тема связана с более высоким "
        "риском, слева с более низким.",
    ),
    "risk_read": (
        "At the end of each row: the share of customers for whom it is {points} points or more.",
        "В конце строки: доля клиентов, у которых это {points}\N{NO-BREAK SPACE}п. и больше.",
    ),
    "churn_grade_A": (
        "Grade A: the model tells leavers apart clearly better than any simple rule, and its probabilities mean what "
        "they say. Campaigns and budgets can be planned on them.",
        "Оценка A: модель находит уходящих заметно лучше любого простого правила, а её вероятностям можно верить "
        "буквально. На них можно планировать кампании и бюджеты.",
    ),
    "churn_grade_B": (
        "Grade B: the list puts leavers first clearly better than chance. Take it to choose whom to contact; "
        "take the probabilities as an order, not as exact shares.",
        "Оценка B: список находит уходящих заметно лучше случайного выбора. По нему можно решать, с кем связаться; "
        "вероятности говорят о порядке, а не о точных долях.",
    ),
    "churn_grade_C": (
        "Grade C: nothing here was shown to tell leavers apart better than chance. Do not spend a budget by this list.",
        "Оценка C: не показано, что уходящих здесь находят лучше, чем наугад. Не тратьте бюджет по этому списку.",
    ),
    "churn_gain": (
        "Over the best simple rule it gains {gain} of average precision; with other customers it could have been "
        "{low} to {high}.",
        "Выигрыш у лучшего простого правила: {gain} средней точности; на других клиентах он мог быть "
        "от {low} до {high}.",
    ),
    "churn_tested": (
        "Tested as of {day} on {customers} whose outcome the model had not seen; {share} of them left. "
        "It had learned from earlier dates only.",
        "Проверка на {day}: {customers}, исхода которых модель не видела; ушли {share}. "
        "Училась она только на более ранних датах.",
    ),
    "churn_lift": (
        "Among the tenth it ranked highest, {times} times as many left as on average; the best simple rule "
        "reached {rule_times}.",
        "В верхней десятой части её списка ушедших было в {times} раза больше, чем в среднем; у лучшего простого "
        "правила в {rule_times}.",
    ),
    "churn_better": (
        "It ranks leavers better than every simple rule: average precision {own} against {rule}.",
        "Она упорядочивает уходящих лучше всех простых правил: средняя точность {own} против {rule}.",
    ),
    "churn_no_better": (
        "It does not rank leavers better than the best simple rule: average precision {own} against {rule}.",
        "Лучшего простого правила она не превосходит: средняя точность {own} против {rule}.",
    ),
    "rule_used": (
        "A gain that chance could bring is no reason for a model: the probabilities are those of the rule “{rule}”.",
        "Выигрыш в пределах случайности не повод для модели: вероятности здесь даёт правило «{rule}».",
    ),
    "churn_calibrated": (
        "Its probabilities miss by {own} (Brier score), against {constant} when everybody is given the average; "
        "lower is better.",
        "Ошибка вероятностей {own} (оценка Брайера) против {constant}, если всем дать среднее; чем меньше, тем лучше.",
    ),
    "churn_table": (
        "The model and the simple rules on the same later customers",
        "Модель и простые правила на одних и тех же клиентах",
    ),
    "ranker": ("Ranked by", "Кто упорядочивает"),
    "own": ("Our model", "Наша модель"),
    "rfm_logistic": ("Recency, frequency and money", "Давность, частота и деньги"),
    "bg_nbd": ("Purchases to be expected (BG/NBD)", "Ожидаемые покупки (BG/NBD)"),
    "recency_rule": ("Days since the last purchase", "Дни с последней покупки"),
    "constant": ("Chance", "Случайность"),
    "average_precision": ("Average precision", "Средняя точность"),
    "roc_auc": ("ROC AUC", "ROC AUC"),
    "lift_at_tenth": ("Leavers in the top tenth, times the average", "Ушедших в верхней десятой, раз к среднему"),
    "brier_score": ("Brier score (lower is better)", "Оценка Брайера (меньше лучше)"),
    "expected_maximum_profit": ("Profit of the best list, per customer", "Прибыль лучшего списка на клиента"),
}
