package tv.tributary.catalog.rank;

import tv.tributary.text.Messages;

/// Explains a stream's place in the order.
public final class RankReasons {
    private RankReasons() {}

    public static String of(SourceOrder.Waiting one) {
        var contender = one.contender();
        return switch (one.rank().place()) {
            case PINNED -> Messages.of("rank.pinned", contender.pin());
            case FIRST -> Messages.of("rank.first");
            case SAME_PICTURE -> Messages.of("rank.same-picture");
            case LISTED -> Messages.of("rank.listed");
            case BEHIND ->
                switch (one.rank().by().orElseThrow()) {
                    case HEALTH -> Messages.of(contender.isDead() ? "rank.dead" : "rank.untried");
                    case MEASURED ->
                        contender.height() > 0
                                ? Messages.of("rank.measured", contender.height())
                                : Messages.of("rank.unmeasured");
                    case PROVIDER -> Messages.of("rank.provider", one.provider().name());
                    case DECLARED -> Messages.of("rank.declared");
                    case CAPACITY -> Messages.of("rank.capacity", one.provider().name());
                };
        };
    }
}
