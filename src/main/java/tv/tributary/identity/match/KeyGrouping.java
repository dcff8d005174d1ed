package tv.tributary.identity.match;

import tv.tributary.identity.text.Hash;
import tv.tributary.identity.text.LongMap;

/// Groups streams into channels: one channel for all streams whose `ChannelIdentity.key()` is equal. Streams that
/// already have a channel are never given to it, so existing channels are never regrouped.
///
/// Holds 16 bytes per channel or so. Not thread-safe.
public final class KeyGrouping {
    private final LongMap channelByKey = new LongMap();
    private long lastId;

    /// @param lastId the highest channel id ever given
    public KeyGrouping(long lastId) {
        this.lastId = lastId;
    }

    /// Tells of a channel that exists. If two have the same key, the first told gets the new streams.
    public void standing(long channel, String key) {
        channelByKey.putIfAbsent(Hash.of(key), channel);
    }

    /// The channel for a stream of this key: one that exists, or a new id, higher than all before.
    public long place(String key) {
        var channel = channelByKey.putIfAbsent(Hash.of(key), lastId + 1);
        if (channel != LongMap.ABSENT) return channel;
        return ++lastId;
    }
}
