using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Lodestar.Standards;

/// <summary>How layers of local questions and drafts of them are stored: as JSON, compared by a hash.</summary>
internal static class LayerForm
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a value as JSON.</summary>
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Form);

    /// <summary>Reads a value from JSON.</summary>
    public static T Read<T>(string content) => JsonSerializer.Deserialize<T>(content, Form)!;

    /// <summary>Reads a layer that was published.</summary>
    /// <exception cref="InvalidOperationException">It was changed since.</exception>
    public static LocalLayer Read(StoredLayer kept) =>
        HashOf(kept.Content) == kept.Sha256
            ? Read<LocalLayer>(kept.Content)
            : throw new InvalidOperationException($"Layer {kept.Number} of local questions is not as it was published.");

    /// <summary>SHA-256 in lower-case hexadecimal.</summary>
    public static string HashOf(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
}
