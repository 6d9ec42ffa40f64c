-- A1. The share of each answer to one question, in one group of respondents.
select category, category_nb, round(100 * value)::int as percent, count_n, used_n
from estimates
where wave = '2020' and sub_survey = 'municipal_director' and breakdown = 'all'
  and variable = 'interpreter_law_info_need'
  and statistic = 'share' and category_kind = 'category'
order by category_order
