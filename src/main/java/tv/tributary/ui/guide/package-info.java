/// The programme guide as a grid: channels down, time across. Asks the guide through `GuideListings`. FX thread only.
@org.jspecify.annotations.NullMarked
package tv.tributary.ui.guide;
