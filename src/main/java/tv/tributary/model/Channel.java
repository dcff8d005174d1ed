package tv.tributary.model;

/// A channel as viewers see it. Texts are empty where nothing is known.
///
/// @param number the number on the remote control, possibly with a sub-channel (`5.1`)
/// @param guideId the programme guide's id for it (`tvg-id`)
public record Channel(ChannelId id, String name, String group, String logo, String number, String guideId) {
    public Channel {
        if (name.isBlank()) throw new IllegalArgumentException("channel without a name");
    }
}
