namespace Lodestar.Kernel;

/// <summary>The address at which people reach this service, for links in messages.</summary>
internal sealed class ServiceAddress(Settings settings, IHttpContextAccessor accessor)
{
    /// <summary>The beginning of the address of a page: the setting, the host of the current request, or the address on which the service listens.</summary>
    public string Root => accessor.HttpContext is { } http ? settings.RootFor(http.Request) : settings.Root;
}
