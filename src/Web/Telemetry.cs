using Lodestar.Kernel;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Lodestar;

/// <summary>
/// Metrics and traces by OTLP, for people who run the service. Nothing of it is loaded unless it was asked for: no type may derive from one of
/// OpenTelemetry's, because the framework looks at every type at start.
/// </summary>
internal static class Telemetry
{
    private const string Hosting = "Microsoft.AspNetCore.Hosting";

    /// <summary>Adds the export to a collector.</summary>
    public static void Add(IServiceCollection services, Uri collector) =>
        services
            .AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("lodestar", serviceVersion: typeof(Telemetry).Assembly.GetName().Version!.ToString(3)))
            .WithMetrics(metrics =>
                metrics
                    .AddMeter(Hosting, "System.Runtime", Measures.Name)
                    .AddView(instrument => instrument.Meter.Name == Hosting ? new MetricStreamConfiguration { TagKeys = Spans.Told } : null)
                    .AddOtlpExporter(options => To(options, collector, "v1/metrics"))
            )
            .WithTracing(traces => traces.AddSource(Spans.Name).AddOtlpExporter(options => To(options, collector, "v1/traces")));

    private static void To(OtlpExporterOptions options, Uri collector, string signal) =>
        (options.Protocol, options.Endpoint) = (OtlpExportProtocol.HttpProtobuf, new Uri($"{collector.AbsoluteUri.TrimEnd('/')}/{signal}"));
}
