package tv.tributary.health;

import tv.tributary.text.Messages;

/// Says in one or two sentences what came of a check. Pure.
final class CheckWords {
    private CheckWords() {}

    static String of(Findings.Count count) {
        if (count.planned() == 0) return Messages.of("health.check.nothing");
        var words = Messages.of("health.check.result", count.works(), count.done(), count.untested());
        return count.left() == 0 ? words : words + " " + Messages.of("health.check.left", count.left());
    }
}
