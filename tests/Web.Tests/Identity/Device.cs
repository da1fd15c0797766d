using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace Lodestar.Identity;

/// <summary>A device that holds one passkey, as WebAuthn has it (ES256, no attestation).</summary>
internal sealed class Device : IDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] id = RandomNumberGenerator.GetBytes(16);
    private string user = "";
    private uint used;

    /// <summary>False if nobody verified themself by face, fingerprint or PIN.</summary>
    public bool Verified { get; init; } = true;

    /// <summary>What a browser sends when the device makes its passkey.</summary>
    public string Create(string options, string origin)
    {
        var asked = JsonNode.Parse(options)!;
        user = asked["user"]!["id"]!.GetValue<string>();
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        byte[] cose = [0xA5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32, .. point.X!, 0x22, 0x58, 32, .. point.Y!];
        byte[] data = [.. Data(asked["rp"]!["id"]!.GetValue<string>(), 0x40), .. new byte[16], 0, (byte)id.Length, .. id, .. cose];
        byte[] attestation = [0xA3, .. Text("fmt"), .. Text("none"), .. Text("attStmt"), 0xA0, .. Text("authData"), 0x58, (byte)data.Length, .. data];
        return Write(
            new
            {
                clientDataJSON = Encode(Client("webauthn.create", asked, origin)),
                attestationObject = Encode(attestation),
                transports = new[] { "internal" },
            }
        );
    }

    /// <summary>What a browser sends when the device shows its passkey.</summary>
    public string Show(string options, string origin, string? asUser = null)
    {
        var asked = JsonNode.Parse(options)!;
        used++;
        var (client, data) = (Client("webauthn.get", asked, origin), Data(asked["rpId"]!.GetValue<string>(), 0));
        var signature = key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Write(
            new
            {
                clientDataJSON = Encode(client),
                authenticatorData = Encode(data),
                signature = Encode(signature),
                userHandle = asUser ?? user,
            }
        );
    }

    public void Dispose() => key.Dispose();

    private string Write(object response) =>
        JsonSerializer.Serialize(
            new
            {
                id = Encode(id),
                rawId = Encode(id),
                type = "public-key",
                clientExtensionResults = new { },
                authenticatorAttachment = "platform",
                response,
            }
        );

    private byte[] Data(string site, byte flags)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, used);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(site)), (byte)(flags | 1 | (Verified ? 4 : 0)), .. count];
    }

    private static byte[] Client(string type, JsonNode asked, string origin) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                type,
                challenge = asked["challenge"]!.GetValue<string>(),
                origin,
                crossOrigin = false,
            }
        );

    private static byte[] Text(string text) => [(byte)(0x60 | text.Length), .. Encoding.ASCII.GetBytes(text)];

    private static string Encode(byte[] bytes) => WebEncoders.Base64UrlEncode(bytes);
}
