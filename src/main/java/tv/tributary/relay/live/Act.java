package tv.tributary.relay.live;

/// What can be on [Air]: a source, or the slate.
interface Act {}
