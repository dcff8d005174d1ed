/// What an output is made of: groups of paths with one access rule, listeners beside HTTP, and the URLs handed out. An
/// output is a class that implements one of these and a line in `OutputRoutes`; what checks who asks stands above.
@org.jspecify.annotations.NullMarked
package tv.tributary.server.route;
