package tv.tributary.cli;

/// A command failed; `words` tell the user why.
final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String words;

    CommandFailure(String words) {
        super(words);
        this.words = words;
    }

    String words() {
        return words;
    }
}
