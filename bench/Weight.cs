using System.Net;
using System.Text.RegularExpressions;

namespace Lodestar.Bench;

/// <summary>What a first visit to the first page and to a question page loads, compressed as a browser asks for it (target 10).</summary>
internal static partial class Weight
{
    public static async Task MeasureAsync()
    {
        await using var service = await Service.StartAsync(Service.NewFolder());
        var cookies = new CookieContainer();
        using var http = Browser(service.Address, cookies, "br, gzip");
        using var plain = Browser(service.Address, cookies, "identity");
        await QuestionPage.PostAsync(plain, "/reflect", "scope=whole");
        await QuestionPage.PostAsync(plain, "/reflect/before-you-start", "");

        Console.WriteLine("| Page | HTML, bytes | with everything it needs, bytes | target |");
        Console.WriteLine("|---|---|---|---|");
        foreach (var path in new[] { "/", "/reflect", "/reflect/questions/P1", "/reflect/questions/P3", "/reflect/questions/skills", "/reflect/questions/P27" })
        {
            var page = await http.GetByteArrayAsync(path);
            var html = await plain.GetStringAsync(path);
            var assets = Asset().Matches(html).Select(match => match.Groups["path"].Value).Distinct().ToList();
            var style = await plain.GetStringAsync(assets.First(asset => asset.EndsWith(".css", StringComparison.Ordinal)));
            assets.AddRange(Font().Matches(style).Select(match => "/assets/" + match.Groups["name"].Value).Distinct());
            var total = page.Length;
            foreach (var asset in assets)
            {
                total += (await http.GetByteArrayAsync(asset)).Length;
            }

            Console.WriteLine($"| {path} | {page.Length:n0} | {total:n0} | ≤ 6,144 and ≤ 76,800 |");
        }
    }

    private static HttpClient Browser(Uri address, CookieContainer cookies, string encoding) =>
        new(
            new SocketsHttpHandler
            {
                AutomaticDecompression = DecompressionMethods.None,
                CookieContainer = cookies,
                AllowAutoRedirect = false,
            }
        )
        {
            BaseAddress = address,
            DefaultRequestHeaders = { { "Accept-Encoding", encoding } },
        };

    [GeneratedRegex("(href|src)=\"(?<path>/assets/[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Asset();

    [GeneratedRegex("url\\(\"?\\.?/?(?<name>[^\")]+\\.woff2)\"?\\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Font();
}
