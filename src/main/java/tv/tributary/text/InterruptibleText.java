package tv.tributary.text;

/// A text for regular expressions of users: it throws once its time is up. Some patterns would take practically for
/// ever, and Java's matcher cannot be stopped otherwise.
///
/// @param end in [System#nanoTime()]
public record InterruptibleText(String text, long end) implements CharSequence {
    /// Thrown out of the matcher.
    public static final class TimeIsUp extends RuntimeException {
        TimeIsUp() {
            super("the pattern takes too long");
        }
    }

    @Override
    public char charAt(int index) {
        // The clock costs more than the letter, and a matcher that runs away reads any letter again and again.
        if ((index & 7) == 0 && System.nanoTime() - end > 0) throw new TimeIsUp();
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
