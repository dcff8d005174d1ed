package tv.tributary.server.api;

/// What a request or an answer holds.
///
/// @param type the record it is made of; [Void] where there is nothing
record Shape(Class<?> type, Form form) {
    enum Form {
        NOTHING,
        ONE,
        MANY,
        /// One after the other until the client leaves.
        LIVE,
        /// Not JSON.
        TEXT
    }

    static final Shape NOTHING = new Shape(Void.class, Form.NOTHING);
    static final Shape TEXT = new Shape(String.class, Form.TEXT);
    /// JSON without a shape of ours.
    static final Shape ANYTHING = new Shape(Object.class, Form.ONE);

    static Shape of(Class<?> type) {
        return new Shape(type, Form.ONE);
    }

    static Shape many(Class<?> type) {
        return new Shape(type, Form.MANY);
    }

    static Shape live(Class<?> type) {
        return new Shape(type, Form.LIVE);
    }
}
