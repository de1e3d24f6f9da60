"""What the page says of the decision, each sentence once as (English, Russian)."""

Pair = tuple[str, str]

CHECKS: dict[str, Pair] = {
    "not_rolled_back": ("It was not rolled back before", "Её раньше не откатывали"),
    "not_older": ("It is no older than the champion (days)", "Она не старше действующей (дней)"),
    "unseen": ("Nobody has learned from the test (days)", "На проверочных данных никто не учился (дней)"),
    "outcomes_known": ("Outcomes of the test are all known (days)", "Исходы проверки уже известны (дней)"),
    "volume": ("The log is as long as before", "Журнал не короче прежнего"),
    "freshness": ("The log reaches the date (days missing)", "Журнал доходит до даты (не хватает дней)"),
    "leaks": ("Signs of leaks, all acknowledged", "Признаки утечки, все подтверждены"),
    "inputs_drifted": ("Profiles unlike before, customers alike", "Профили изменились, а клиенты нет"),
    "inputs_jumped": ("Columns that jumped, customers alike", "Столбцы со скачком, а клиенты прежние"),
    "segments_moved": ("Customers in another segment", "Клиенты в другом сегменте"),
    "segments_agree": ("Segments agree (adjusted Rand index)", "Сегменты совпадают (индекс Рэнда)"),
    "shares_moved": ("Sizes of segments differ", "Размеры сегментов разошлись"),
    "due": ("The champion is due for a fresh one", "Действующую пора обновить"),
    "churn_learned": ("Leaving could be learned", "Отток удалось выучить"),
    "outcomes": ("Customers who left, and who stayed", "Клиенты, которые ушли и которые остались"),
    "average_precision": (
        "Foretells leaving better (average precision)",
        "Лучше предсказывает уход (средняя точность)",
    ),
    "brier_score": ("Probabilities are no worse (Brier score)", "Вероятности не хуже (мера Брайера)"),
    "calibration_slope": ("Probabilities mean what they say (slope)", "Вероятности значат то, что обещают (наклон)"),
    "too_good": ("Not too good to be true (AUC gained)", "Не подозрительно хороша (прирост AUC)"),
    "satisfaction_error": ("Satisfaction is no further off (points)", "Удовлетворённость не менее точна (пункты)"),
    "interval_coverage": ("Intervals hold in every segment", "Интервалы верны в каждом сегменте"),
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
        "Новые модели заменили модели {champion}: они прошли все проверки ({checks}).",
    ),
    "refuse": (
        "Newly learned models did not pass {failed} of {checks} checks; the models of {champion} were kept.",
        "Новые модели не прошли проверки: {failed} из {checks}; остались модели {champion}.",
    ),
    "check": ("Check", "Проверка"),
    "passed": ("Passed", "Пройдена"),
    "found": ("Found", "Найдено"),
    "limit": ("Limit", "Граница"),
    "about": ("Look at", "Где смотреть"),
    "yes": ("yes", "да"),
    "no": ("no", "нет"),
    "runs": ("Satisfaction over the runs", "Удовлетворённость по запускам"),
    "runs_say": (
        "From {first} to {last} mean satisfaction went from {before} to {now} of 100.",
        "С {first} по {last} средняя удовлетворённость изменилась с {before} до {now} из 100.",
    ),
}
