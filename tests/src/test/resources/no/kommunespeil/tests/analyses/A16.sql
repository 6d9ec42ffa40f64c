-- A16. Register facts of municipalities and districts by what they answered: means and medians.
select category, register_variable, facts_year, mean, median, units_n, known_n, made_up_n
from register_profile
where wave = '2020' and sub_survey = 'municipal_director'
  and variable = 'plan_mentions_immigrants' and category in ('yes', 'no')
order by category_order, register_variable_order, facts_year
