import { parseDemoOptions } from '../../../src/demo/demo-options';

describe('options of npm run demo', () => {
  it('takes the number of customers', () => {
    expect(parseDemoOptions(['--customers', '100000'])).toEqual({ customers: 100_000 });
    expect(parseDemoOptions(['--customers=50'])).toEqual({ customers: 50 });
  });

  it('leaves the demo company as it is without options', () => {
    expect(parseDemoOptions([])).toEqual({ customers: 24 });
  });

  it.each([['many'], ['0'], ['-5'], ['1.5'], ['1e5'], ['99999999999'], ['']])(
    'refuses %p as a number of customers and says what would do',
    (value) => {
      expect(() => parseDemoOptions([`--customers=${value}`])).toThrow(
        `--customers takes a whole number from 1 to 10000000, not "${value}". Use it like this: npm run demo -- --customers 100000`,
      );
    },
  );

  it.each([[['--customer', '5']], [['--customers']], [['100']]])(
    'refuses %p and says how to use it',
    (args) => {
      expect(() => parseDemoOptions(args)).toThrow('npm run demo -- --customers 100000');
    },
  );
});
