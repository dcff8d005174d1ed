/// The page of all channels: search, filters, sorting, and the streams behind each.
///
/// `Desktop` makes [ChannelsPage]; nothing else is for outside. FX thread only; searching and sorting run off it.
@org.jspecify.annotations.NullMarked
package tv.tributary.ui.channels;
