package tv.tributary.catalog.intake;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.security.cert.CertificateExpiredException;
import tv.tributary.net.NetException;
import tv.tributary.text.LocalizableMessage;

/// Thrown for a list that cannot be used.
public final class UnusableList extends Exception {
    private static final long serialVersionUID = 1;

    private final ListFault fault;
    private final transient LocalizableMessage message;

    public UnusableList(ListFault fault) {
        this(fault, LocalizableMessage.of(fault));
    }

    private UnusableList(ListFault fault, LocalizableMessage message, Throwable cause) {
        super(fault.name(), cause);
        this.fault = fault;
        this.message = message;
    }

    /// One whose words have values.
    public static UnusableList of(ListFault fault, Object... values) {
        return new UnusableList(fault, LocalizableMessage.of(fault, values));
    }

    public static UnusableList of(NetException e) {
        var fault = fault(e);
        return new UnusableList(fault, LocalizableMessage.of(fault, Integer.toString(e.status())), e);
    }

    /// There is more of something in it than there may be.
    static UnusableList tooMany(ListFault fault, int most) {
        return of(fault, most);
    }

    /// A list that breaks off while it comes.
    public static UnusableList of(IOException e) {
        if (e.getCause() instanceof NetException cause) return of(cause);
        return new UnusableList(e instanceof InterruptedIOException ? ListFault.TIMEOUT : ListFault.BROKEN_OFF);
    }

    private UnusableList(ListFault fault, LocalizableMessage message) {
        super(fault.name());
        this.fault = fault;
        this.message = message;
    }

    /// One plain sentence for the user, without credentials.
    public String words() {
        return message.words();
    }

    public LocalizableMessage message() {
        return message;
    }

    public ListFault fault() {
        return fault;
    }

    private static ListFault fault(NetException e) {
        if (e.isChallenge()) return ListFault.FIREWALL;
        return switch (e.reason()) {
            case BAD_URL -> ListFault.BAD_URL;
            case FORBIDDEN_ADDRESS -> ListFault.FORBIDDEN_ADDRESS;
            case UNKNOWN_HOST -> ListFault.UNKNOWN_HOST;
            case REFUSED -> ListFault.UNREACHABLE;
            case TIMEOUT -> ListFault.TIMEOUT;
            case TLS -> isExpired(e) ? ListFault.CERTIFICATE_EXPIRED : ListFault.TLS;
            case TOO_LARGE -> ListFault.TOO_LARGE;
            case BROKEN -> ListFault.BROKEN_OFF;
            case REDIRECTS -> ListFault.REDIRECTS;
            case STATUS -> status(e.status());
        };
    }

    private static boolean isExpired(Throwable e) {
        for (var cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateExpiredException) return true;
        }
        return false;
    }

    private static ListFault status(int status) {
        return switch (status) {
            case 401, 456, 458, 461, 511, 884 -> ListFault.LOGIN_REFUSED;
            case 403 -> ListFault.FORBIDDEN;
            case 402, 451 -> ListFault.BARRED;
            case 204, 205 -> ListFault.NO_CONTENT;
            case 404, 410 -> ListFault.NOT_FOUND;
            case 429, 509 -> ListFault.TOO_OFTEN;
            default -> status >= 300 && status < 400 ? ListFault.REDIRECTS : ListFault.STATUS;
        };
    }
}
