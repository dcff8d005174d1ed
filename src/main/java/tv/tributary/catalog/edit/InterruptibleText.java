package tv.tributary.catalog.edit;

import tv.tributary.catalog.edit.EditRefused.EditProblem;

/// A text that throws once its time is up: some patterns would take practically for ever, and Java's matcher cannot be
/// stopped otherwise.
///
/// @param end in [System#nanoTime()]
record InterruptibleText(String text, long end) implements CharSequence {
    @Override
    public char charAt(int index) {
        // The clock costs more than the letter, and a matcher that runs away reads any letter again and again.
        if ((index & 7) == 0 && System.nanoTime() - end > 0) throw new EditRefused(EditProblem.SLOW_PATTERN);
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int from, int to) {
        return new InterruptibleText(text.substring(from, to), end);
    }

    @Override
    public String toString() {
        return text;
    }
}
