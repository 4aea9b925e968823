-- As before, in numeric: a total that no multiplication of whole yen can hold is no reason to post nobody's sale.
create or replace function backoffice.platform_fee(total bigint, policy backoffice.payout_policy) returns bigint
language sql immutable as $$
  select greatest(div(total::numeric * policy.fee_basis_points + 5000, 10000)::bigint, policy.minimum_fee)
$$;
