using System.Text.Json;
using System.Text.Json.Serialization;

namespace TeamsOffboardBot.Microsoft365.Graph;

public sealed class CamelCaseEnumConverter<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.CamelCase)
    where TEnum : struct, Enum;
