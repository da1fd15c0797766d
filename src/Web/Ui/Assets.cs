using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.Net.Http.Headers;

namespace Lodestar.Ui;

/// <summary>
/// Styles, script, font and star, from inside the executable. Each is served compressed, at an address with its hash, so that a browser may
/// keep it for ever.
/// </summary>
public sealed class Assets
{
    private const string Folder = "/assets/";

    private readonly FrozenDictionary<string, string> names;
    private readonly FrozenDictionary<string, byte[]> files;

    /// <summary>Reads what the build embedded.</summary>
    public Assets()
    {
        var assembly = typeof(Assets).Assembly;
        files = assembly
            .GetManifestResourceNames()
            .Where(name => name.StartsWith("assets/", StringComparison.Ordinal))
            .ToFrozenDictionary(name => name["assets/".Length..], name => Bytes(assembly.GetManifestResourceStream(name)!));
        names = JsonSerializer.Deserialize<Dictionary<string, string>>(files["manifest.json"])!.ToFrozenDictionary();
    }

    /// <summary>The address of an asset, by its plain name, for instance "lodestar.css".</summary>
    public string this[string name] => Folder + names[name];

    /// <summary>Serves the assets.</summary>
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet(Folder + "{file}", Serve).AllowAnonymous();

    private IResult Serve(string file, HttpContext http)
    {
        if (!names.Values.Contains(file))
        {
            return Results.NotFound();
        }

        var accepted = http.Request.Headers.AcceptEncoding.ToString();
        var (ending, encoding) =
            accepted.Contains("br", StringComparison.Ordinal) ? (".br", "br")
            : accepted.Contains("gzip", StringComparison.Ordinal) ? (".gz", "gzip")
            : ("", null);

        // A font is already compressed.
        if (encoding is not null && !file.EndsWith(".woff2", StringComparison.Ordinal))
        {
            http.Response.Headers.ContentEncoding = encoding;
        }
        else
        {
            ending = "";
        }

        http.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(files[file + ending], ContentType(file));
    }

    private static string ContentType(string file) =>
        Path.GetExtension(file) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".svg" => "image/svg+xml",
            ".woff2" => "font/woff2",
            _ => "application/octet-stream",
        };

    private static byte[] Bytes(Stream stream)
    {
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
