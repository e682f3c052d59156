import { GraphQLError } from 'graphql';
import { bugBehind, formatError } from '../../src/graphql/common/errors/format-error';
import { passingTrouble } from '../../src/platform/errors/passing-trouble';

function databaseError(code: string, message = 'x'): Error {
  return Object.assign(new Error(message), { code });
}

describe('trouble that passes', () => {
  it.each(['40P01', '40001', '55P03'])('is work that stands in the way: %s', (code) => {
    expect(passingTrouble(databaseError(code))).toContain('Try again');
  });

  it.each([
    databaseError('ECONNREFUSED'),
    databaseError('57P01'),
    databaseError('08006'),
    new Error('Connection terminated unexpectedly'),
  ])('is a database that does not answer: %s', (error) => {
    expect(passingTrouble(error)).toContain('The database does not answer');
  });

  it('is nothing that a request brings about', () => {
    expect(passingTrouble(databaseError('23505'))).toBeNull();
    expect(passingTrouble(new Error('x is not a function'))).toBeNull();
    expect(passingTrouble(null)).toBeNull();
  });

  it('reaches a client as UNAVAILABLE, without its details, and the log', () => {
    const cause = databaseError('ECONNREFUSED', 'connect ECONNREFUSED 10.0.0.7:5432');
    const error = new GraphQLError(cause.message, { originalError: cause, path: ['customers'] });
    expect(formatError(error.toJSON(), error)).toEqual({
      message: 'The database does not answer. Try again in a moment.',
      path: ['customers'],
      extensions: { code: 'UNAVAILABLE' },
    });
    expect(bugBehind(error)).toBe(cause);
  });
});
