package tv.tributary.server.api;

/// The schema of a request or response body.
///
/// @param type the record it is made of; [Void] where there is nothing
record BodySchema(Class<?> type, Form form) {
    enum Form {
        NOTHING,
        ONE,
        MANY,
        /// One after the other until the client leaves.
        LIVE,
        /// Not JSON.
        TEXT,
        /// Bytes.
        FILE
    }

    static final BodySchema NOTHING = new BodySchema(Void.class, Form.NOTHING);
    static final BodySchema TEXT = new BodySchema(String.class, Form.TEXT);
    static final BodySchema FILE = new BodySchema(String.class, Form.FILE);
    /// JSON without a shape of ours.
    static final BodySchema ANYTHING = new BodySchema(Object.class, Form.ONE);

    static BodySchema of(Class<?> type) {
        return new BodySchema(type, Form.ONE);
    }

    static BodySchema many(Class<?> type) {
        return new BodySchema(type, Form.MANY);
    }

    static BodySchema live(Class<?> type) {
        return new BodySchema(type, Form.LIVE);
    }
}
