package tv.tributary.identity.match;

/// The features of a channel's stream by which channels are compared.
///
/// @param channel the one its key put it into
/// @param key its merge key
/// @param title its name without prefix and marks
/// @param guideId the guide id its list gives it, or empty
/// @param logo its picture's URL, or empty
public record ChannelFeatures(long channel, String key, String title, String guideId, String logo) {}
