/// Every route there is.
package enum RouteTable {
    package static let all: [APIRoute] =
        WatchRoutes.all + PingRoutes.all + MonitorRoutes.all + IncidentRoutes.all + TimelineRoutes.all
        + SilenceRoutes.all + [DocumentRoute.route]
}
