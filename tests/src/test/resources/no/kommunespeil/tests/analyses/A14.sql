-- A14. Numbers instead of shares, where few answer or several answers are counted.
select variable, category, count_n, used_n
from estimates
where wave = '2020' and breakdown = 'all' and statistic = 'share'
  and variable in ('formal_coop_business', 'cases_known.genital_mutilation',
    'cases_known.social_control', 'cases_known.long_stays_abroad',
    'rolling_intake_measures.smaller_classes')
  and category_kind = 'category' and category <> 'not_ticked'
order by variable_order, category_order
