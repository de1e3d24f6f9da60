"""What the page says of the decision, each sentence once as (English, Russian)."""

from pipeline.report.pairs import Pair

CHECKS: dict[str, Pair] = {
    "rolled_back": ("Rolled back before", "Уже откатывали"),
    "not_older": ("Learned later than the champion, days", "Обучена позже действующей, дней"),
    "unseen": ("Tested later than the champion, days", "Проверена позже действующей, дней"),
    "outcomes_known": (
        "Days since the test date: enough to know who left",
        "Дней с даты проверки: хватает, чтобы узнать об уходе",
    ),
    "volume": ("Events in the log, of those before", "Событий в журнале относительно прежнего"),
    "freshness": ("Days missing at the end of the log", "Не хватает дней в конце журнала"),
    "leaks": ("Signs of leaks, the acknowledged ones allowed", "Признаки утечки, допустимы подтверждённые"),
    "inputs_drifted": (
        "Share of columns unlike before, unless customers changed too",
        "Доля столбцов, не похожих на прежние, если клиенты те же",
    ),
    "inputs_jumped": ("Columns that jumped, unless customers changed too", "Столбцы со скачком, если клиенты те же"),
    "segments_moved": ("Share of customers in another segment", "Доля клиентов, сменивших сегмент"),
    "segments_agree": ("Agreement of segments (adjusted Rand index)", "Согласие сегментов (индекс Рэнда)"),
    "shares_moved": ("Difference of the segments' sizes", "Расхождение размеров сегментов"),
    "due": ("The champion is due for a fresh one", "Действующую пора обновить"),
    "churn_learned": ("Leaving could be learned", "Отток удалось выучить"),
    "outcomes": ("Customers who left, or stayed if fewer", "Клиентов ушло (или осталось, если их меньше)"),
    "average_precision": (
        "Foretelling leaving: average precision gained",
        "Прогноз ухода: прирост средней точности (AP)",
    ),
    "brier_score": ("Probabilities: Brier score gained", "Вероятности: выигрыш по мере Брайера"),
    "calibration_slope": (
        "Probabilities: calibration slope nearer to 1 by",
        "Вероятности: наклон калибровки ближе к 1 на",
    ),
    "too_good": ("Too good to be true? AUC gained", "Не подозрительно ли хороша? Прирост AUC"),
    "satisfaction_error": (
        "Satisfaction: points nearer to later answers",
        "Удовлетворённость: ближе к новым ответам, пунктов",
    ),
    "interval_coverage": ("Answers within their intervals, worst segment", "Ответов внутри интервалов, худший сегмент"),
    "second_blessing": ("A clean process gives the same scores", "Чистый процесс даёт те же оценки"),
}
"""By the name of a check."""

TEXTS: dict[str, Pair] = {
    "models": ("The models behind this page", "Модели за этой страницей"),
    "first": (
        "These are the first models of this company: there was nothing to compare them with.",
        "Это первые модели этой компании: сравнивать их было не с чем.",
    ),
    "promote": (
        "Newly learned models replaced those of {champion}: they passed all {checks} checks.",
        "Новые модели заменили прежние, от {champion}: они прошли все проверки ({checks}).",
    ),
    "refuse": (
        "Newly learned models did not pass {failed} of {checks} checks; the models of {champion} were kept.",
        "Новые модели не прошли проверки: {failed} из {checks}; остались прежние, от {champion}.",
    ),
    "checks": ("All checks", "Все проверки"),
    "check": ("Check", "Проверка"),
    "passed": ("Passed", "Пройдена"),
    "found": ("Found", "Найдено"),
    "limit": ("Asked for", "Требуется"),
    "about": ("Look at", "Где смотреть"),
    "yes": ("yes", "да"),
    "no": ("no", "нет"),
    "at least": ("at least {limit}", "не меньше {limit}"),
    "at most": ("at most {limit}", "не больше {limit}"),
    "surely above": ("above {limit}, for certain", "заведомо больше {limit}"),
    "not surely below": ("not below {limit}, for certain", "не заведомо меньше {limit}"),
    "runs": ("Satisfaction over the runs", "Удовлетворённость по запускам"),
    "runs_say": (
        "From {first} to {last} mean satisfaction went from {before} to {now} of 100.",
        "С {first} по {last} средняя удовлетворённость изменилась с {before} до {now} из 100.",
    ),
    "runs_say_same": (
        "From {first} to {last} mean satisfaction stayed at {now} of 100.",
        "С {first} по {last} средняя удовлетворённость не изменилась: {now} из 100.",
    ),
}
