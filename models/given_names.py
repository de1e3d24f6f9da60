"""Given names common where Russian or English is spoken, but for those that are words too: Вера, Роман, Grace, Mark."""


def listed(text: str) -> tuple[str, ...]:
    return tuple(text.split())


RUSSIAN = listed("""
Александр Алексей Анатолий Андрей Антон Аркадий Артём Артем Артур Богдан Борис Вадим Валентин Валерий Василий Виктор
Виталий Владимир Владислав Всеволод Вячеслав Геннадий Георгий Герман Глеб Григорий Данил Данила Даниил Денис Дмитрий
Евгений Егор Ефим Иван Игорь Илья Ильдар Кирилл Константин Леонид Максим Марат Михаил Никита Николай Олег Павел Пётр
Петр Рамиль Ринат Родион Руслан Рустам Савелий Семён Семен Сергей Станислав Степан Тарас Тимофей Тимур Фёдор Федор
Филипп Эдуард Юрий Яков Ярослав Саша Лёша Леша Дима Женя Коля Миша Паша Серёжа Сережа Юра Витя Вова Гоша Костя Толя
Александра Алёна Алена Алина Алиса Алла Анастасия Анжела Анна Валентина Валерия Варвара Василиса Вероника Виктория
Галина Дарья Диана Евгения Екатерина Елена Елизавета Жанна Зинаида Инна Ирина Карина Кристина Ксения Лариса Лидия
Людмила Маргарита Марина Мария Надя Наталья Наталия Нина Оксана Ольга Полина Раиса Регина Светлана Снежана София Софья
Таисия Тамара Татьяна Ульяна Эльвира Юлия Яна Аня Даша Катя Лена Маша Настя Наташа Оля Света Таня Юля
""")

ENGLISH = listed("""
Aaron Adam Alan Albert Alex Alexander Amir Andrew Anthony Arthur Benjamin Bernard Brandon Brian Carlos Charles Chris
Christian Christopher Colin Daniel David Dennis Derek Donald Douglas Duncan Edward Elliot Eric Ethan Eugene Felix Frank
Gabriel Gareth Gary Geoffrey George Gerald Gordon Graham Gregory Harold Harry Henry Howard Hugh Ian Isaac Ivan Jacob
James Jason Jeffrey Jeremy John Jonathan Jordan Jose Joseph Joshua Juan Julian Justin Keith Kenneth Kevin Larry Leonard
Liam Logan Louis Lucas Luke Malcolm Marcus Mario Martin Matthew Michael Mohamed Mohammed Nathan Neil Nicholas Nigel Noah
Oliver Oscar Patrick Paul Pedro Peter Philip Ralph Raymond Richard Robert Roger Ronald Russell Ryan Samuel Scott Sean
Sergey Simon Stephen Steven Stuart Terence Theodore Thomas Timothy Trevor Tyler Victor Vincent Walter Wayne William
Abigail Alice Alison Amanda Amelia Amy Andrea Angela Anna Anne Barbara Brenda Camille Carol Caroline Catherine Charlotte
Christina Christine Claire Cynthia Deborah Denise Diana Donna Dorothy Eleanor Elizabeth Ella Ellen Emily Emma Evelyn
Fiona Frances Gillian Hannah Heather Helen Irene Isabella Jacqueline Jane Janet Jennifer Jessica Joan Joanna Josephine
Judith Julia Julie Karen Kate Katherine Kathleen Kelly Kimberly Laura Lauren Linda Lisa Louise Lucy Madison Margaret
Maria Marie Martha Mary Megan Melissa Michelle Mildred Monica Nancy Natalie Natasha Nicole Nina Olga Olivia Pamela
Patricia Paula Rachel Rebecca Rosemary Samantha Sandra Sarah Sharon Shirley Sophia Sophie Stephanie Susan Sylvia Tatiana
Teresa Valerie Vanessa Veronica Victoria Virginia Yvonne Zoe
""")
