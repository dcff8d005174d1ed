package tv.tributary.catalog.xtream;

import java.util.Optional;
import tv.tributary.catalog.intake.ListFault;
import tv.tributary.catalog.intake.UnusableList;
import tv.tributary.format.xtream.ListShape;
import tv.tributary.net.NetException;

/// Translates what is wrong with a panel's answer into a list fault. Pure.
final class PanelFaults {
    private static final int NOT_FOUND = 404;

    private PanelFaults() {}

    /// Of one that was asked for an account.
    static UnusableList of(NetException e) {
        return e.status() == NOT_FOUND ? new UnusableList(ListFault.NOT_A_PANEL) : UnusableList.of(e);
    }

    /// The same, for what came instead of an account.
    static ListFault ofAccount(ListShape shape) {
        return switch (shape) {
            case LOGIN_REFUSED -> ListFault.LOGIN_REFUSED;
            case LIST, EMPTY, WEB_PAGE, MALFORMED, EXCESSIVE -> ListFault.NOT_A_PANEL;
            case REFUSED, FIREWALL, NOTHING, TRUNCATED -> ofList(shape).orElseThrow();
        };
    }

    /// What is wrong with a list, if anything. One that is empty is not wrong by itself.
    static Optional<ListFault> ofList(ListShape shape) {
        return switch (shape) {
            case LIST, EMPTY -> Optional.empty();
            case LOGIN_REFUSED -> Optional.of(ListFault.LOGIN_REFUSED);
            case REFUSED -> Optional.of(ListFault.BLOCKED);
            case WEB_PAGE -> Optional.of(ListFault.WEB_PAGE);
            case FIREWALL -> Optional.of(ListFault.FIREWALL);
            case NOTHING -> Optional.of(ListFault.NO_CONTENT);
            case TRUNCATED -> Optional.of(ListFault.TRUNCATED);
            case MALFORMED, EXCESSIVE -> Optional.of(ListFault.UNREADABLE);
        };
    }

    /// Whether the panel may do better at another of its addresses. A refused login or a limit is the same everywhere.
    static boolean isOfTheHost(ListFault fault) {
        return switch (fault) {
            case LOGIN_REFUSED, FORBIDDEN, BARRED, TOO_OFTEN, BLOCKED -> false;
            default -> true;
        };
    }
}
