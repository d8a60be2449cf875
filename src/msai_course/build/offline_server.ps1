# Kurs bez internetu w Windows bez Pythona: pokazuje folder „strona” temu komputerowi i nikomu więcej.
$ErrorActionPreference = 'Stop'
$Root = Join-Path $PSScriptRoot 'strona'
$Settings = Get-Content -LiteralPath (Join-Path $PSScriptRoot 'serwer.json') -Raw -Encoding UTF8 | ConvertFrom-Json
# Bez uprawnień administratora Windows może pozwolić tylko na drugi z nich.
$Addresses = 'http://127.0.0.1:8000/', 'http://localhost:8000/'

function Send-File($Context) {
  $Path = $Context.Request.Url.AbsolutePath
  $Answer = $Context.Response
  foreach ($Folder in ($Settings.headers.PSObject.Properties | Sort-Object { $_.Name.Length })) {
    if ($Path.StartsWith($Folder.Name)) {
      foreach ($Header in $Folder.Value.PSObject.Properties) { $Answer.Headers.Set($Header.Name, $Header.Value) }
    }
  }
  if ($Path.EndsWith('/')) { $Path += 'index.html' }
  $Name = [Uri]::UnescapeDataString($Path).TrimStart('/').Replace('/', '\')
  $File = [IO.Path]::GetFullPath((Join-Path $Root $Name))
  if (-not $File.StartsWith($Root + '\', 'OrdinalIgnoreCase') -or -not [IO.File]::Exists($File)) { $Answer.StatusCode = 404; return }
  $Kind = $Settings.types.PSObject.Properties[[IO.Path]::GetExtension($File).ToLower()]
  if ($Kind) { $Answer.ContentType = $Kind.Value }
  $Content = [IO.File]::ReadAllBytes($File)
  $Answer.ContentLength64 = $Content.Length
  if ($Context.Request.HttpMethod -ne 'HEAD') { $Answer.OutputStream.Write($Content, 0, $Content.Length) }
}

$Listener = $null
foreach ($Address in $Addresses) {
  $Listener = New-Object Net.HttpListener
  $Listener.Prefixes.Add($Address)
  try { $Listener.Start(); break } catch { $Listener = $null }
}
if (-not $Listener) {
  Write-Host "Port 8000 jest zajęty albo Windows nie pozwala go otworzyć. Może kurs działa już w innym oknie: $($Addresses[0])"
  exit 1
}
if ($args -contains '--sprawdz') {
  $Listener.Stop()
  Write-Host 'Wszystko gotowe: kurs ruszy na tym komputerze.'
  exit 0
}
Write-Host "Kurs działa: $Address"
Write-Host 'Nie zamykaj tego okna. Koniec: zamknij okno.'
if ($args -notcontains '--bez-przegladarki') { Start-Process $Address }
while ($Listener.IsListening) {
  $Context = $Listener.GetContext()
  # Kto odszedł w pół strony, nie zatrzymuje kursu.
  try { Send-File $Context; $Context.Response.Close() } catch { $Context.Response.Abort() }
}
