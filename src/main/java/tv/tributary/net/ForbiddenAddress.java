package tv.tributary.net;

import java.io.IOException;

/// A connection that was refused because of its target address.
final class ForbiddenAddress extends IOException {
    private static final long serialVersionUID = 1;

    ForbiddenAddress() {
        super("the address lies where this request may not reach");
    }
}
