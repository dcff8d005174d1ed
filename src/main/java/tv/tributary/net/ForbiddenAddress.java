package tv.tributary.net;

import java.io.IOException;

/// A connection was not made because of where it would lead.
final class ForbiddenAddress extends IOException {
    private static final long serialVersionUID = 1;

    ForbiddenAddress() {
        super("the address lies where this request may not reach");
    }
}
