/// What browsers are given: the page that plays a channel, and what it is made of. No script or style stands in the
/// page itself, and nothing is fetched from elsewhere.
@org.jspecify.annotations.NullMarked
package tv.tributary.server.web;
