package tv.tributary.guide.source;

import tv.tributary.net.NetException;
import tv.tributary.text.LocalizableMessage;

/// Thrown for a guide that cannot be taken.
final class UnusableGuide extends Exception {
    private static final long serialVersionUID = 1;

    private final GuideFault fault;
    private final transient LocalizableMessage message;

    /// @param values of the fault's words
    UnusableGuide(GuideFault fault, Object... values) {
        super(fault.name());
        this.fault = fault;
        this.message = LocalizableMessage.of(fault, values);
    }

    private UnusableGuide(GuideFault fault, NetException cause) {
        super(fault.name(), cause);
        this.fault = fault;
        this.message = LocalizableMessage.of(fault, Integer.toString(cause.status()));
    }

    static UnusableGuide of(NetException e) {
        return new UnusableGuide(GuideFault.of(e), e);
    }

    /// What is reported of a reading that ended so.
    GuideSourceStatus.Result result() {
        return fault == GuideFault.TRUNCATED || fault == GuideFault.SHRUNK
                ? GuideSourceStatus.Result.NEEDS_REVIEW
                : GuideSourceStatus.Result.FAILED;
    }

    /// One plain sentence for the user, without credentials.
    String words() {
        return message.words();
    }

    LocalizableMessage message() {
        return message;
    }
}
