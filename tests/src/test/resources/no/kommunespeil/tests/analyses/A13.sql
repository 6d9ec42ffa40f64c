-- A13. What has changed although the question did, with the caveat that goes with it.
select variable, sub_survey, category, statistic, round(100 * previous_value)::int as before,
  round(100 * value)::int as now, comparability, obs_status, change_note_nb
from time_series
where wave = '2020' and breakdown = 'all' and is_headline
  and comparability not in ('same', 'first')
order by variable_order, sub_survey, category_order
