package tv.tributary.health;

import tv.tributary.text.Messages;

/// The result of a check in one or two sentences. Pure.
final class CheckWords {
    private CheckWords() {}

    static String of(CheckResults.Count count) {
        if (count.planned() == 0) return Messages.of("health.check.nothing");
        int tested = count.done() - count.untested();
        var words = tested == 0
                ? Messages.of("health.check.none", count.untested())
                : Messages.of("health.check.result", count.works(), tested, count.untested());
        return count.left() == 0 ? words : words + " " + Messages.of("health.check.left", count.left());
    }
}
