import { plainNoteText } from '../../../src/documents/notes/note-text.rules';

describe('the text of a CRM note (NT-5)', () => {
  it('W-26 paragraphs end lines, entities are read, nothing trails', () => {
    expect(plainNoteText('<div><p>Call first</p><p>Ask for Ann &amp; Bo</p></div>')).toBe(
      'Call first\nAsk for Ann & Bo',
    );
  });

  it('W-26 a break ends a line', () => {
    // The reference loses it.
    expect(plainNoteText('a<br>b<BR/>c')).toBe('a\nb\nc');
  });

  it('reads entities once, whatever they stand for', () => {
    expect(plainNoteText('&lt;b&gt; &amp;lt; &#65;&#x42;&#128512; &unknown; &quot;')).toBe(
      '<b> &lt; AB😀 &unknown; "',
    );
  });
});
