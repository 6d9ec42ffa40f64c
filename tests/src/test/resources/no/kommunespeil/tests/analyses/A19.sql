-- A19. How many wrote an answer to each open question, how many elaborated, and on what.
select question, sub_survey, code, code_nb, count_n, answered_n, elaborated_n, coded_n, mentions_n
from open_answers
where wave = '2020' and breakdown = 'all'
order by question_order, sub_survey, code_order
