#!/usr/bin/env bash
# LibreOffice as the peer: what it saves of our workbook and our CSV means the same to us,
# and a change made in its own file format comes back as exactly that change.
# Skipped (77) where soffice is not installed.
# usage: libreoffice_test.sh GELAR DRILL
set -u
gelar=$1 drill=$2
command -v soffice >/dev/null || { echo "libreoffice_test: no soffice here"; exit 77; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
fail() { echo "libreoffice_test: $1"; exit 1; }
# convert FILE TO [FILTER]: into out/, as the program itself would save it.
convert() {
  soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to "$2" --outdir out "$1" >log 2>&1 || { cat log; fail "soffice on $1"; }
}
# Nothing of the script differs: no "~", no "+", no "?".
same() {
  "$gelar" msel import "$drill" "$1" >told 2>&1 || { cat told; fail "$1 is not read"; }
  grep -q ': 0 ~, 0 +, 0 ?$' told || { cat told; fail "$1 does not say what the script says"; }
}

"$gelar" msel export "$drill" -o ours.xlsx || fail "export to xlsx"
"$gelar" msel export "$drill" -o ours.csv --separator semicolon || fail "export to csv"
same ours.xlsx

# Our workbook, opened and saved again as .xlsx; through its own .ods; and as CSV.
convert ours.xlsx xlsx:"Calc MS Excel 2007 XML"
same out/ours.xlsx
convert ours.xlsx ods
mv out/ours.ods own.ods
convert own.ods xlsx:"Calc MS Excel 2007 XML"
same out/own.xlsx
convert ours.xlsx 'csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,1'
ls out/*.csv >/dev/null 2>&1 || fail "no csv was saved"
same "$(ls out/*.csv | head -1)"

# Our CSV, opened by it (UTF-8, semicolons, quotes) and saved as .xlsx.
soffice "-env:UserInstallation=file://$folder/profile" --headless --infilter='Text - txt - csv (StarCalc):59,34,76,1,,0,true' \
  --convert-to xlsx:"Calc MS Excel 2007 XML" --outdir from_csv ours.csv >log 2>&1 || { cat log; fail "soffice on ours.csv"; }
same from_csv/ours.xlsx

# A planner changes one cell in the spreadsheet program and saves: one change comes back.
mkdir flat
soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to fods --outdir flat ours.xlsx >log 2>&1 || fail "fods"
grep -q "Rombongan paslon B datang lebih awal" flat/ours.fods || fail "the inject is not in the sheet"
sed -i 's/Rombongan paslon B datang lebih awal/Rombongan B tiba dua puluh menit lebih awal/' flat/ours.fods
soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to xlsx:"Calc MS Excel 2007 XML" --outdir changed flat/ours.fods >log 2>&1 || fail "changed"
"$gelar" msel import "$drill" changed/ours.xlsx -o change.patch >told 2>&1 || { cat told; fail "the changed sheet is not read"; }
grep -q ': 1 ~, 0 +, 0 ?$' told || { cat told; fail "not one change"; }
grep -q '^+.*Rombongan B tiba dua puluh menit lebih awal' change.patch || fail "the patch does not say what was changed"

# What looks like a formula stays text on the way through.
printf 'No,Waktu,Uraian\r\nI03,T+3:00,"=HYPERLINK(""http://x"";""y"")"\r\n' >formula.csv
"$gelar" msel import "$drill" formula.csv >told 2>&1
"$gelar" msel export "$drill" --like formula.csv -o back.csv || fail "export like formula.csv"
! grep -q '^[^,]*,[^,]*,"\?=' back.csv || fail "a formula came back armed"
echo "libreoffice_test: $(soffice --version 2>/dev/null | head -1)"
