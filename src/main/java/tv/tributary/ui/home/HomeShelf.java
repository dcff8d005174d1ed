package tv.tributary.ui.home;

import java.util.List;
import java.util.concurrent.Callable;
import tv.tributary.model.Channel;

/// A row of channels on the first page, not shown while it is empty.
///
/// @param title what stands above it
/// @param icon its ikonli literal
/// @param channels in their order; may block
public record HomeShelf(String title, String icon, Callable<List<Channel>> channels) {}
