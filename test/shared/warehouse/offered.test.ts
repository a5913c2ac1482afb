import { OFFERS_WAREHOUSE } from '../../../shared/warehouse/offered';

it('offers no warehouse where no build says so', () => {
  expect(OFFERS_WAREHOUSE).toBe(false);
});
