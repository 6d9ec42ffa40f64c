-- A2. The same question to two groups of respondents, each with its own number of answers.
select item_nb, sub_survey_nb, round(100 * value)::int as percent, used_n
from estimates
where wave = '2020' and breakdown = 'all' and sub_survey <> 'school_head'
  and variable in ('know_imdi_services.interpreter_register', 'know_imdi_services.nora')
  and statistic = 'share' and category = 'yes'
order by variable_order, sub_survey
