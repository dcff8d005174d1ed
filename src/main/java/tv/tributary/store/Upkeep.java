package tv.tributary.store;

/// What the threads of a [DbExecutor] do beside their turns. Called on those threads.
interface Upkeep {
    /// Work for an idle moment: when no turn came for a while, and before the end. Comes again and again while
    /// [#wanted()], also between turns.
    void perform(Session session);

    /// Whether it is wanted soon even if no turn comes.
    boolean wanted();

    /// Hears what a turn or the upkeep itself failed with.
    void failed(StoreException e);
}
