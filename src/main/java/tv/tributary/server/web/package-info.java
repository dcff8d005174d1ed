/// The web player: the page that plays a channel, and its assets. Scripts and styles are never inline, and nothing is
/// loaded from elsewhere.
@org.jspecify.annotations.NullMarked
package tv.tributary.server.web;
